import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type {
  GapRecord,
  TicketSettings,
} from 'backstage-plugin-perf-coverage-common';
import { SCHEDULER, aGap } from '../__testUtils__/builders';
import { aSettings } from '../__testUtils__/portfolioApi';
import {
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { usePlanGaps } from '../gapPlans';
import { TicketPart } from './TicketPart';
import { TicketButton } from './TicketButton';
import { trackerOf } from './makeTicket';

const ticket = {
  url: 'https://github.com/acme/scheduler/issues/7',
  state: 'in-progress' as const,
  tracker: 'github',
};

function Desk(props: { gaps: GapRecord[] }) {
  const [gaps, setGaps] = useState(props.gaps);
  const planning = usePlanGaps(changed => setGaps([...changed]));
  return gaps.length === 1 ? (
    <TicketPart gap={gaps[0]} planning={planning} />
  ) : (
    <TicketButton gaps={gaps} planning={planning} />
  );
}

async function openDialog() {
  await userEvent.click(screen.getByRole('button', { name: 'Ticket text…' }));
  return screen.findByRole('dialog');
}

describe('the ticket of a gap', () => {
  it('is a whole text to copy, and a prefilled page where the component names a tracker', async () => {
    renderPage(<Desk gaps={[aGap()]} />, {
      annotations: { 'github.com/project-slug': 'acme/scheduler' },
    });
    const dialog = await openDialog();

    const link = await within(dialog).findByRole('link', {
      name: /New issue at GitHub/,
    });
    const address = new URL(link.getAttribute('href') ?? '');
    expect(address.origin + address.pathname).toBe(
      'https://github.com/acme/scheduler/issues/new',
    );
    expect(address.searchParams.get('title')).toBe(
      'Residency scheduler: Swap operations are untested',
    );
    expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
    const text = within(dialog).getByRole('region', {
      name: 'Residency scheduler: Swap operations are untested',
    });
    for (const head of [
      'Context and impact',
      'Test plan',
      'Pass and fail',
      'Definition of done',
    ]) {
      expect(text).toHaveTextContent(head);
    }
    expect(
      within(dialog).getByRole('button', { name: 'Copy' }),
    ).toBeInTheDocument();
  });

  const portals: {
    tracker: string;
    annotations: Record<string, string>;
    settings: TicketSettings;
    page: string;
  }[] = [
    {
      tracker: 'Jira',
      annotations: { 'jira/project-key': 'PERF' },
      settings: {
        jira: {
          baseUrl: 'https://jira.example.com',
          projectIds: { PERF: '10010' },
          issueTypeId: '10002',
        },
      },
      page: 'https://jira.example.com/secure/CreateIssueDetails!init.jspa',
    },
    {
      tracker: 'GitHub',
      annotations: { 'github.com/project-slug': 'acme/scheduler' },
      settings: { github: 'github.example.com' },
      page: 'https://github.example.com/acme/scheduler/issues/new',
    },
    {
      tracker: 'GitLab',
      annotations: { 'gitlab.com/project-slug': 'acme/scheduler' },
      settings: { gitlab: 'git.example.com' },
      page: 'https://git.example.com/acme/scheduler/-/issues/new',
    },
  ];
  it.each(portals)(
    'goes to the $tracker that the portal is set to, one ticket or many',
    async ({ tracker, annotations, settings, page }) => {
      for (const gaps of [[aGap()], [aGap(), aGap({ id: 'b', title: 'B' })]]) {
        const api = aPerfCoverageApi();
        api.getSettings.mockResolvedValue(aSettings({ tickets: settings }));
        const { unmount } = renderPage(<Desk gaps={gaps} />, {
          api,
          annotations,
        });
        const dialog = await openDialog();
        if (gaps.length > 1) {
          await within(dialog).findByText('All in one text');
          for (const { title } of gaps) {
            await userEvent.click(
              within(dialog).getByText(new RegExp(`: ${title}$`)),
            );
          }
        }
        const links = await within(dialog).findAllByRole('link', {
          name: new RegExp(`^New issue at ${tracker}`),
        });
        expect(links).toHaveLength(gaps.length);
        for (const link of links) {
          const address = new URL(link.getAttribute('href') ?? '');
          expect(address.origin + address.pathname).toBe(page);
        }
        unmount();
      }
    },
  );

  it('says how to name a tracker where the component names none', async () => {
    renderPage(<Desk gaps={[aGap()]} />);
    expect(
      await within(await openDialog()).findByText(/github.com\/project-slug/),
    ).toBeInTheDocument();
  });

  it('keeps the ticket’s address and state, and nothing but web addresses', async () => {
    const api = aPerfCoverageApi();
    api.planGaps.mockImplementation(async ([change]) => ({
      changed: [],
      gaps: [
        aGap({
          planning: {
            gapId: 'gap-swap',
            ticket: change.plan.ticket,
            by: 'user:default/ada',
            at: '2026-11-23T12:00:00Z',
            revision: 1,
          },
        }),
      ],
    }));
    renderPage(<Desk gaps={[aGap()]} />, { api });
    const dialog = await openDialog();
    const field = await within(dialog).findByLabelText('Address of the ticket');
    fireEvent.change(field, { target: { value: 'ftp://example.com/7' } });
    expect(within(dialog).getByRole('button', { name: 'Keep' })).toBeDisabled();
    fireEvent.change(field, { target: { value: ticket.url } });
    await userEvent.selectOptions(
      within(dialog).getByLabelText('State'),
      'In progress',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Keep' }));
    await waitFor(() =>
      expect(api.planGaps).toHaveBeenCalledWith([
        {
          entityRef: SCHEDULER,
          gapId: 'gap-swap',
          revision: 0,
          plan: { ticket },
        },
      ]),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close' }),
    );
    expect(
      await screen.findByRole('link', { name: /acme\/scheduler\/issues\/7/ }),
    ).toHaveAttribute('href', ticket.url);
    expect(screen.getByText(/In progress/)).toBeInTheDocument();
  });

  it('makes many at once, each with a text of its own', async () => {
    renderPage(
      <Desk
        gaps={[aGap(), aGap({ id: 'b', title: 'Payments have no SLA' })]}
      />,
    );
    const dialog = await openDialog();
    expect(dialog).toHaveAccessibleName('Ticket texts of 2 gaps');
    await userEvent.click(await within(dialog).findByText('All in one text'));
    const all = await within(dialog).findByRole('region', {
      name: 'All in one text',
    });
    expect(all).toHaveTextContent('Swap operations are untested');
    expect(all).toHaveTextContent('Payments have no SLA');
  });

  it.each([
    [403, 'You may not see the ticket text'],
    [503, 'The backend could not answer for the ticket text'],
  ])('says what failed with %d, and asks again', async (status, text) => {
    const api = aPerfCoverageApi();
    api.getComponent.mockRejectedValueOnce(aResponseError(status, 'No'));
    renderPage(<Desk gaps={[aGap()]} />, { api });
    const dialog = await openDialog();
    expect(await within(dialog).findByText(text)).toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Retry' }),
    );
    expect(
      await within(dialog).findByLabelText('Address of the ticket'),
    ).toBeInTheDocument();
  });
});

describe('trackerOf', () => {
  it.each([
    ['https://github.example.com/a/b/issues/1', 'github'],
    ['https://gitlab.com/a/b/-/issues/1', 'gitlab'],
    ['https://git.example.com/a/b/-/issues/1', 'gitlab'],
    ['https://jira.example.com/browse/PERF-1', 'jira'],
    ['https://tracker.example.com/1', 'tracker.example.com'],
    ['no address', ''],
  ])('%s is of %s', (url, tracker) => {
    expect(trackerOf(url)).toBe(tracker);
  });
});
