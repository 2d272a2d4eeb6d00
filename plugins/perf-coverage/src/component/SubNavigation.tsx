import { PageLinks } from '../components/PageLinks';
import { SubPage, overviewPages, subPages } from './useSubPage';
import { useText } from '../translation';

/** The sub-pages as links, each with its address. */
export function SubNavigation(props: {
  current: SubPage | undefined;
  to(subPage: SubPage): string;
}) {
  const t = useText();
  const current = overviewPages.some(page => page === props.current)
    ? 'overview'
    : props.current;
  return (
    <PageLinks
      label={t('component.tab')}
      pages={subPages.map(name => ({
        title: t(`component.${name}`),
        to: props.to(name),
        current: name === current,
      }))}
    />
  );
}
