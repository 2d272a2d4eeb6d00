import { Content } from '@backstage/core-components';
import { appThemeApiRef, useApi } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { Section } from '../src/components/Section';
import { parts } from './parts';
import { StoryState, states, storeState, storedState } from './storyApi';

const TAB = '/catalog/default/component/residency-scheduler/performance';
const addresses = [
  ...['', '/gaps', '/slas', '/roadmap', '/planning', '/my-work'].map(
    page => `/perf-coverage${page}`,
  ),
  ...['/perf-coverage/capacity', '/perf-coverage/settings'],
  ...['', '/gaps', '/inventory', '/results', '/results/run-1'].map(
    page => `${TAB}${page}`,
  ),
  ...['/results/series/series-1', '/roadmap', '/plan', '/card'].map(
    page => `${TAB}${page}`,
  ),
];

function Choice<T extends string>(props: {
  label: string;
  values: Record<T, string>;
  current?: T;
  onChoose(value: T): void;
}) {
  return (
    <div role="group" aria-label={props.label}>
      {props.label}{' '}
      {(Object.keys(props.values) as T[]).map(value => (
        <Button
          key={value}
          size="small"
          variant={value === props.current ? 'contained' : 'outlined'}
          onClick={() => props.onChoose(value)}
        >
          {props.values[value]}
        </Button>
      ))}
    </div>
  );
}

/** The parts in every state, and the ways to the pages with a backend in every state. */
export function Gallery() {
  const themes = useApi(appThemeApiRef);
  const languages = useApi(appLanguageApiRef);
  const [state, setState] = useState(storedState);
  return (
    <Content>
      <Typography variant="h4" component="h1">
        Gallery
      </Typography>
      <Choice
        label="Theme"
        values={{ light: 'Light', dark: 'Dark' }}
        onChoose={theme => themes.setActiveThemeId(theme)}
      />
      <Choice
        label="Language"
        values={{ en: 'English', de: 'Deutsch' }}
        onChoose={language => languages.setLanguage(language)}
      />
      <Choice<StoryState>
        label="The backend"
        values={states}
        current={state}
        onChoose={next => {
          storeState(next);
          setState(next);
        }}
      />
      <Section title="Pages with this backend">
        <ul>
          {addresses.map(address => (
            <li key={address}>
              <a href={address}>{address}</a>
            </li>
          ))}
        </ul>
      </Section>
      {Object.entries(parts).map(([title, part]) => (
        <Section key={title} title={title}>
          {part}
        </Section>
      ))}
    </Content>
  );
}
