import type { RoadmapPerson } from 'backstage-plugin-perf-coverage-common';
import { DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Quiet } from '../components/Quiet';
import { Num } from '../components/Values';
import { formatNumber, formatShortDay } from '../components/format';
import { StateSign } from '../state';
import { useText } from '../translation';
import { isOverloaded } from './TimelineLoads';
import { isNamed } from './places';
import { usePersonName } from './usePersonName';

const MOST_WEEKS = 12;

/** Of each person's hours, those that are planned, week by week. */
export function LoadTable(props: { people: RoadmapPerson[] }) {
  const t = useText();
  const personName = usePersonName();
  const { people } = props;
  const weeks = [
    ...new Set(people.flatMap(person => person.weeks.map(week => week.start))),
  ]
    .sort()
    .slice(0, MOST_WEEKS);
  if (weeks.length === 0) return <Quiet>{t('roadmap.noLoads')}</Quiet>;
  return (
    <DataTable
      label={t('roadmap.loads')}
      rows={people}
      keyOf={person => person.name}
      columns={[
        {
          name: t('roadmap.who'),
          names: true,
          cell: person => (
            <Person
              name={
                isNamed(person.name) ? person.name : personName(person.name)
              }
              otherwise={t('roadmap.nobody')}
            />
          ),
        },
        ...weeks.map(start => ({
          name: formatShortDay(start),
          right: true,
          cell: (person: RoadmapPerson) => {
            const week = person.weeks.find(one => one.start === start);
            if (!week) return <Num>0 h</Num>;
            const text = `${formatNumber(
              week.plannedHours,
              1,
            )} / ${formatNumber(week.capacityHours, 1)} h`;
            return isOverloaded(week) ? (
              <StateSign
                sign="failing"
                word={text}
                title={t('roadmap.overloaded')}
              />
            ) : (
              <Num>{text}</Num>
            );
          },
        })),
      ]}
    />
  );
}
