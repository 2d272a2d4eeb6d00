import { MyWorkList } from '../myWork';

const ROWS = 5;

/** What the reader is to do next, for the home page. */
export function MyWork(props: { rows?: number }) {
  return <MyWorkList limit={props.rows ?? ROWS} />;
}
