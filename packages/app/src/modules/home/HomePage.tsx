import { Content, Header, Link, Page } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { alpha, makeStyles } from '@material-ui/core/styles';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';

/** Where a visitor can go from here, and what waits there. */
export const homeLinks = [
  {
    to: '/perf-coverage',
    title: 'Performance coverage',
    text: 'Every component: what is tested, what is missing, who owns it, how much work is left and when it is planned.',
  },
  {
    to: '/perf-coverage?mine=true&sort=gaps&order=desc',
    title: 'My components, worst first',
    text: 'The components that you or your teams own, those with the most urgent gaps on top.',
  },
  {
    to: '/catalog',
    title: 'Catalog',
    text: 'Components, APIs, systems and teams. Each component has a Performance tab with its gaps, tests, results and roadmap.',
  },
  {
    to: '/api-docs',
    title: 'APIs',
    text: 'API descriptions, whose operations are held against the requests of the load tests.',
  },
  {
    to: '/search',
    title: 'Search',
    text: 'Find a component, an API, a person or a team by name.',
  },
  {
    to: '/settings',
    title: 'Settings',
    text: 'Light or dark, and who you are signed in as.',
  },
];

const useStyles = makeStyles(theme => ({
  intro: { maxWidth: '68ch', marginBottom: theme.spacing(3) },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 400px), 1fr))',
    gap: theme.spacing(3),
    maxWidth: 1280,
    marginBottom: theme.spacing(3),
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    gap: theme.spacing(0, 4),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    maxWidth: 1280,
  },
  text: { color: alpha(theme.palette.text.primary, 0.68) },
  item: {
    borderTop: `1px solid ${theme.palette.divider}`,
    padding: theme.spacing(2, 0),
  },
}));

/** The cards of our own plugin; the home plugin's are toys. */
const isShown = (name: string | undefined) =>
  name?.startsWith('PerfCoverage') ?? false;

/** The first page of the portal: one sentence, what is yours to do, and the ways to go on. */
export const HomePage = (props: HomePageLayoutProps) => {
  const classes = useStyles();
  return (
    <Page themeId="home">
      <Header
        title="Perf Coverage"
        subtitle="Performance-test coverage that counts itself"
        pageTitleOverride="Home"
      />
      <Content>
        <Typography variant="body1" className={classes.intro}>
          Every number in this portal is read from a test source, a result file,
          an API description or a plan in a repository, and one click leads
          there.
        </Typography>
        <div className={classes.cards}>
          {props.widgets
            .filter(widget => isShown(widget.name))
            .map(widget => (
              <div key={widget.name}>{widget.component}</div>
            ))}
        </div>
        <ul className={classes.list}>
          {homeLinks.map(link => (
            <li key={link.to} className={classes.item}>
              <Typography variant="h6" component="h2">
                <Link to={link.to}>{link.title}</Link>
              </Typography>
              <Typography variant="body2" className={classes.text}>
                {link.text}
              </Typography>
            </li>
          ))}
        </ul>
      </Content>
    </Page>
  );
};
