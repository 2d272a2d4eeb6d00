import { makeStyles } from '@material-ui/core/styles';

/** What can only be clicked: links between pages, buttons of ours and of the portal's head, notices. */
const clicked = [
  'nav',
  '.MuiButton-root',
  '.MuiIconButton-root',
  '.bui-ButtonIcon',
  '.MuiSnackbar-root',
];

/** Browsers leave out grounds unless told otherwise, so that light words would stand on white. */
const inkOfDark = {
  'html, body, body *:not(svg):not(svg *)': { color: '#000 !important' },
  'svg text': { fill: '#000 !important' },
  'html, body, #root, #root > *, main, article, .MuiPaper-root': {
    background: 'none !important',
  },
};

/**
 * What a page leaves out on paper: nothing there can be clicked, chosen or scrolled.
 * It is a rule for the whole document, while a page of ours is open, because the
 * portal's frame stands around it. What is wider than the paper overflows it, and
 * browsers make the whole smaller then, where a region that scrolls would be cut.
 */
export const usePrintedPage = makeStyles(theme => ({
  '@global': {
    '@media print': {
      [clicked.join(', ')]: { display: 'none !important' },
      '[role="region"][tabindex="0"]': {
        overflow: 'visible !important',
        maxHeight: 'none !important',
      },
      // Colours of signs and bars are no decoration.
      'article *, main *': {
        printColorAdjust: 'exact',
        '-webkit-print-color-adjust': 'exact',
      },
      'tr, svg': { breakInside: 'avoid' },
      ...(theme.palette.type === 'dark' && inkOfDark),
    },
  },
}));
