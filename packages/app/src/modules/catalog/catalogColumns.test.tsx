import type { CatalogTableColumnsFunc } from '@backstage/plugin-catalog';
import { columns } from '.';

const contextOf = (kind: string) =>
  ({
    filters: { kind: { value: kind } },
    entities: [],
  } as unknown as Parameters<CatalogTableColumnsFunc>[0]);

it('shows coverage in place of the description, of components only', () => {
  const titles = (kind: string) =>
    columns(contextOf(kind)).map(({ title }) => title);
  expect(titles('component')).toContain('Performance coverage');
  expect(titles('group')).not.toContain('Performance coverage');
});

it('breaks names between words, and keeps heads above their cells', () => {
  for (const { cellStyle, headerStyle, field } of columns(
    contextOf('component'),
  )) {
    if (field === 'entity.metadata.tags') continue;
    expect(cellStyle).toMatchObject({ wordBreak: 'normal' });
    expect(headerStyle).toEqual(cellStyle);
  }
});
