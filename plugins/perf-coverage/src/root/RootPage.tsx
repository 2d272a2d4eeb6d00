import { Header, Page } from '@backstage/core-components';
import { RootContent } from './RootContent';
import { useText } from '../translation';

/** The portal-wide pages with the frame of a page, for apps of the first frontend system. */
export function RootPage() {
  const t = useText();
  return (
    <Page themeId="tool">
      <Header title={t('root.title')} subtitle={t('root.subtitle')} />
      <RootContent />
    </Page>
  );
}
