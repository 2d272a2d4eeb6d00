import Button from '@material-ui/core/Button';
import { Trouble } from '../components/Trouble';
import { formatNumber } from '../components/format';
import { useListLayout } from '../components/useListLayout';
import { useText } from '../translation';

/** The line under a list: how much of it is shown, and the next part. */
export function MorePages(props: {
  pages: {
    hasMore: boolean;
    loadMore(): void;
    loadingMore: boolean;
    moreError: Error | undefined;
  };
  shown: number;
  /** Where it is known, of components. */
  total: number | undefined;
}) {
  const classes = useListLayout();
  const t = useText();
  const { pages } = props;
  return (
    <>
      {pages.moreError && (
        <Trouble
          error={pages.moreError}
          what={t('portfolio.whatRest')}
          onRetry={pages.loadMore}
        />
      )}
      <div className={classes.more}>
        {props.total !== undefined &&
          t('portfolio.shown', {
            count: props.shown,
            number: formatNumber(props.shown),
            total: formatNumber(props.total),
          })}{' '}
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
