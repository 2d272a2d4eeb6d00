import Button from '@material-ui/core/Button';
import type { ReactNode } from 'react';
import { ButtonRow } from '../components/ButtonRow';
import { ChoiceField } from '../components/ChoiceField';
import type { AddressChange } from '../components/useAddress';
import { useText } from '../translation';
import { Grouping, groupings } from './groups';

export const boardViews = ['list', 'matrix', 'people'] as const;
export type BoardView = (typeof boardViews)[number];

/** The view that the address names; the list where it names none. */
export function boardViewIn(params: URLSearchParams): BoardView {
  return boardViews.find(name => name === params.get('view')) ?? 'list';
}

/** List, matrix or people; and by what the gaps are grouped. */
export function BoardViews(props: {
  view: BoardView;
  by: Grouping | undefined;
  onChange(values: AddressChange): void;
  children?: ReactNode;
}) {
  const t = useText();
  const { view, by, onChange } = props;
  return (
    <ButtonRow label={t('planning.views')}>
      {boardViews.map(name => (
        <Button
          key={name}
          size="small"
          variant={name === view ? 'contained' : 'outlined'}
          aria-pressed={name === view}
          onClick={() => onChange({ view: name === 'list' ? null : name })}
        >
          {t(`planning.view-${name}`)}
        </Button>
      ))}
      <ChoiceField
        label={t('planning.groupBy')}
        value={by ?? ''}
        options={[
          { value: '', label: t('planning.ungrouped') },
          ...groupings.map(name => ({
            value: name,
            label: t(`planning.by-${name}`),
          })),
        ]}
        onChange={value => onChange({ group: value || null, only: null })}
      />
      {props.children}
    </ButtonRow>
  );
}
