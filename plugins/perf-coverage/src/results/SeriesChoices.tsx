import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { SeriesSummary } from 'backstage-plugin-perf-coverage-common';
import { useNavigate } from 'react-router-dom';
import { useComponentView } from '../component/ComponentContext';
import { useAddress } from '../components/useAddress';
import { Text, useText } from '../translation';
import { MOST_BESIDE, siblingWith } from './trendRules';

const useStyles = makeStyles(theme => ({
  group: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** Values of which one, or several, are chosen. */
export function Choices(props: {
  label: string;
  choices: {
    key: string;
    name: string;
    current: boolean;
    disabled?: boolean;
    onChoose(): void;
  }[];
}) {
  const classes = useStyles();
  return (
    <div className={classes.group} role="group" aria-label={props.label}>
      <span>{props.label}</span>
      {props.choices.map(choice => (
        <Button
          key={choice.key}
          size="small"
          variant={choice.current ? 'contained' : 'outlined'}
          aria-pressed={choice.current}
          disabled={choice.disabled}
          onClick={choice.onChoose}
        >
          {choice.name}
        </Button>
      ))}
    </div>
  );
}

/** Where a series was measured: `staging · main`. */
export function placeText(
  series: Pick<SeriesSummary, 'environment' | 'branch'>,
  t: Text,
): string {
  return [
    series.environment ?? t('results.noEnvironment'),
    series.branch ?? t('results.noBranch'),
  ].join(' · ');
}

/** Other environments and branches of the same measure: to go to, and to draw beside it. */
export function SeriesChoices(props: {
  series: SeriesSummary;
  /** This series and those of the same measure. */
  siblings: readonly SeriesSummary[];
  /** Those that are drawn beside it. */
  beside: readonly string[];
}) {
  const t = useText();
  const { to } = useComponentView();
  const { params, change } = useAddress();
  const navigate = useNavigate();
  const { series, siblings, beside } = props;
  const others = siblings.filter(other => other.id !== series.id);
  const choicesOf = (key: 'environment' | 'branch') =>
    [...new Set(siblings.map(sibling => sibling[key]))].map(name => ({
      key: String(name),
      name: name || t('results.notNamed'),
      current: name === series[key],
      onChoose: () => {
        const next = siblingWith(siblings, series, { [key]: name });
        if (!next || next.id === series.id) return;
        const query = new URLSearchParams(params);
        query.delete('with');
        navigate(`${to('results', 'series', next.id)}?${query}`);
      },
    }));
  const groups = (['environment', 'branch'] as const)
    .map(key => ({ key, choices: choicesOf(key) }))
    .filter(({ choices }) => choices.length > 1);
  return (
    <>
      {groups.map(({ key, choices }) => (
        <Choices key={key} label={t(`results.${key}`)} choices={choices} />
      ))}
      {others.length > 0 && (
        <Choices
          label={t('results.otherLines')}
          choices={others.map(other => {
            const drawn = beside.includes(other.id);
            return {
              key: other.id,
              name: placeText(other, t),
              current: drawn,
              disabled: !drawn && beside.length >= MOST_BESIDE,
              onChoose: () =>
                change(
                  {
                    with: drawn
                      ? beside.filter(id => id !== other.id)
                      : [...beside, other.id],
                  },
                  { replace: true },
                ),
            };
          })}
        />
      )}
    </>
  );
}
