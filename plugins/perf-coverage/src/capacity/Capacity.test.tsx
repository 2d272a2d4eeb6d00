import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCapacityEntry } from '../__testUtils__/planningApi';
import {
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { CapacityPage } from './CapacityPage';

function aTeam() {
  const api = aPerfCoverageApi();
  api.listCapacities.mockResolvedValue({
    items: [
      aCapacityEntry({
        hoursPerWeek: { value: 24, source: 'page' },
        share: { value: 0.5, source: 'group-configuration' },
        settings: { hoursPerWeek: 24 },
        revision: 2,
      }),
      aCapacityEntry({
        entityRef: 'group:default/payments',
        kind: 'group',
        title: 'Payments',
        teams: [],
        editable: false,
      }),
    ],
    holidays: [{ start: '2026-12-25', end: '2026-12-26' }],
    defaults: { engineers: 2, hoursPerWeek: 30 },
  });
  return api;
}

async function openDialog() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Change the capacity of Ada' }),
  );
  return screen.getByRole('dialog', { name: 'Capacity of Ada' });
}

describe('the capacity page', () => {
  it('shows hours with where they come from', async () => {
    renderPage(<CapacityPage />, { api: aTeam() });
    const row = await screen.findByRole('row', { name: /ada/ });
    expect(row).toHaveTextContent('24 hset here');
    expect(row).toHaveTextContent('50 %team’s configuration');
    expect(row).toHaveTextContent('12 h');
    expect(row).toHaveTextContent('Mon Tue Wed Thu Fridefault');
    expect(
      screen.getByText(/2 engineers of 30 h a week. 1 holiday of everybody/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Change the capacity of Payments' }),
    ).toBeDisabled();
  });

  it('stores hours, days off and a calendar, and says what of it was not read', async () => {
    const api = aTeam();
    api.setCapacities.mockResolvedValueOnce({
      items: [],
      problems: [
        { entityRef: 'user:default/ada', message: 'Line 7 has no date' },
      ],
    });
    renderPage(<CapacityPage />, { api });
    const dialog = await openDialog();
    fireEvent.change(within(dialog).getByLabelText('Hours a week'), {
      target: { value: '16' },
    });
    await userEvent.click(within(dialog).getByLabelText('Fri'));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Add days off' }),
    );
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled();
    fireEvent.change(within(dialog).getByLabelText('First day'), {
      target: { value: '2026-12-21' },
    });
    fireEvent.change(within(dialog).getByLabelText('Last day'), {
      target: { value: '2026-12-23' },
    });
    const file = new File(['BEGIN:VCALENDAR'], 'ada.ics');
    file.text = async () => 'BEGIN:VCALENDAR';
    await userEvent.upload(
      within(dialog).getByLabelText(/From a calendar file/),
      file,
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));

    await waitFor(() =>
      expect(api.setCapacities).toHaveBeenCalledWith({
        changes: [
          {
            entityRef: 'user:default/ada',
            revision: 2,
            settings: {
              hoursPerWeek: 16,
              workingDays: [1, 2, 3, 4],
              absences: [{ start: '2026-12-21', end: '2026-12-23' }],
            },
            calendar: 'BEGIN:VCALENDAR',
          },
        ],
      }),
    );
    expect(await within(dialog).findByText('Line 7 has no date')).toBeVisible();
  });

  it('writes over nobody', async () => {
    const api = aTeam();
    api.setCapacities.mockRejectedValueOnce(aResponseError(409, 'Conflict'));
    renderPage(<CapacityPage />, { api });
    const dialog = await openDialog();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /Somebody else changed it meanwhile/,
    );
  });

  it('invites where there is nobody', async () => {
    renderPage(<CapacityPage />);
    expect(
      await screen.findByText('Nobody to plan with yet'),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see the capacities'],
    [503, 'The backend could not answer for the capacities'],
  ])('says what failed with %d, and asks again', async (status, text) => {
    const api = aTeam();
    api.listCapacities.mockRejectedValueOnce(aResponseError(status, 'No'));
    renderPage(<CapacityPage />, { api });
    expect(await screen.findByText(text)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('row', { name: /ada/ })).toBeInTheDocument();
  });
});
