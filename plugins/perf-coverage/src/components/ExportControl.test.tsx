import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../__testUtils__/renderPages';
import { ExportControl } from './ExportControl';

describe('taking along what is shown', () => {
  it('is one button where there is one format', async () => {
    const save = jest.fn();
    await renderPage(<ExportControl choices={[{ format: 'csv', save }]} />);
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('is a menu where there are more, and works by keyboard', async () => {
    const csv = jest.fn();
    const calendar = jest.fn();
    await renderPage(
      <ExportControl
        choices={[
          { format: 'csv', save: csv },
          { format: 'calendar', save: calendar },
        ]}
      />,
    );
    const button = screen.getByRole('button', { name: 'Export' });
    expect(button).toHaveAttribute('aria-haspopup', 'menu');
    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(
      screen.getAllByRole('menuitem').map(item => item.textContent),
    ).toEqual(['CSV, for spreadsheets', 'Calendar (.ics)']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(calendar).toHaveBeenCalledTimes(1);
    expect(csv).not.toHaveBeenCalled();
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('says how far it is and what failed', async () => {
    await renderPage(
      <ExportControl
        disabled
        status="500 of 900 read…"
        error={new Error('The backend is gone')}
        choices={[{ format: 'csv', save: jest.fn() }]}
      />,
    );
    expect(screen.getByRole('button')).toBeDisabled();
    expect(screen.getByText('500 of 900 read…')).toHaveAttribute(
      'role',
      'status',
    );
    expect(screen.getByRole('alert')).toHaveTextContent('The export failed');
  });
});
