import { PageLinks } from '../components/PageLinks';
import { SubPage, subPages } from './useSubPage';

/** The five sub-pages as links, each with its address. */
export function SubNavigation(props: {
  current: SubPage | undefined;
  to(subPage: SubPage): string;
}) {
  return (
    <PageLinks
      label="Performance"
      pages={subPages.map(({ name, title }) => ({
        title,
        to: props.to(name),
        current: name === props.current,
      }))}
    />
  );
}
