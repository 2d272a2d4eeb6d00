import Button from '@material-ui/core/Button';
import { useText } from '../translation';
import { Trouble } from './Trouble';
import { useListLayout } from './useListLayout';

/** The line under a list: how much of it is shown, and the next part. */
export function MorePages(props: {
  pages: {
    hasMore: boolean;
    loadMore(): void;
    loadingMore: boolean;
    moreError: Error | undefined;
  };
  /** What the list is, as it stands in a sentence. */
  what: string;
  /** How much of it is shown, where that is known. */
  shown?: string;
}) {
  const classes = useListLayout();
  const t = useText();
  const { pages } = props;
  return (
    <>
      {pages.moreError && (
        <Trouble
          error={pages.moreError}
          what={props.what}
          onRetry={pages.loadMore}
        />
      )}
      <div className={classes.more}>
        {props.shown}{' '}
        {pages.hasMore && (
          <Button
            variant="outlined"
            size="small"
            disabled={pages.loadingMore}
            onClick={pages.loadMore}
          >
            {t(pages.loadingMore ? 'common.loading' : 'common.loadMore')}
          </Button>
        )}
      </div>
    </>
  );
}
