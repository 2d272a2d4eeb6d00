import { Header, Page } from '@backstage/core-components';
import { RootContent } from './RootContent';

/** The portal-wide pages with the frame of a page, for apps of the first frontend system. */
export function RootPage() {
  return (
    <Page themeId="tool">
      <Header
        title="Perf Coverage"
        subtitle="What is performance-tested, what is missing, and when it will be there"
      />
      <RootContent />
    </Page>
  );
}
