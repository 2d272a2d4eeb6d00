import { RoadmapPerson } from '../vocabulary';
import { mondayOf, WorkingCalendar } from './calendar';
import { Lane } from './lanes';
import { Schedule } from './schedule';

const mostWeeks = 260;

/** Capacity against load of each person, week by week, in hours. */
export function weeklyLoad(
  lanes: readonly Lane[],
  { placements }: Schedule,
  calendar: WorkingCalendar,
): RoadmapPerson[] {
  const days = Math.ceil(
    placements.reduce(
      (last, entry) => (entry.fits ? Math.max(last, entry.end) : last),
      0,
    ) - 1e-6,
  );
  const weeks: { start: string; from: number; to: number }[] = [];
  for (let day = 0; day < days && weeks.length <= mostWeeks; day++) {
    const start = mondayOf(calendar.dateOf(day));
    const last = weeks[weeks.length - 1];
    if (last?.start === start) last.to = day + 1;
    else weeks.push({ start, from: day, to: day + 1 });
  }
  weeks.splice(mostWeeks);
  const spans = new Map<Lane, { start: number; end: number }[]>();
  for (const { fits, lane, hours } of placements) {
    if (!fits) continue;
    const own = spans.get(lane);
    if (own) own.push(hours);
    else spans.set(lane, [hours]);
  }
  return lanes.map(lane => ({
    name: lane.label,
    inTeam: lane.inTeam,
    hoursPerWeek: rounded(lane.hoursPerWeek),
    weeks: weeks.map(({ start, from, to }) => {
      const first = lane.work.hoursBy(from);
      const last = lane.work.hoursBy(to);
      const planned = (spans.get(lane) ?? []).reduce(
        (sum, span) =>
          sum +
          Math.max(0, Math.min(span.end, last) - Math.max(span.start, first)),
        0,
      );
      return {
        start,
        capacityHours: rounded(last - first),
        plannedHours: rounded(planned),
      };
    }),
  }));
}

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
