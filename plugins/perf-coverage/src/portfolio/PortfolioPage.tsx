import { Header, Page } from '@backstage/core-components';
import { PortfolioContent } from './PortfolioContent';

/** The portfolio with the frame of a page, for apps of the first frontend system. */
export function PortfolioPage() {
  return (
    <Page themeId="tool">
      <Header
        title="Perf Coverage"
        subtitle="What is performance-tested, what is missing, and when it will be there"
      />
      <PortfolioContent />
    </Page>
  );
}
