import { render, screen } from '@testing-library/react';
import App from './App';

describe('the portal', () => {
  it('asks a visitor to sign in as guest', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          data: {
            app: { title: 'Perf Coverage', baseUrl: 'http://localhost:7007' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
          context: 'test',
        },
      ] as unknown as string,
    };

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 20_000 }),
    ).toBeVisible();
    expect(screen.getByText('Perf Coverage')).toBeVisible();
  }, 30_000);
});
