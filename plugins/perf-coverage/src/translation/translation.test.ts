import german from './de';
import { english } from './en';
import { flatten } from './flatten';

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name).sort();

const englishTexts: Record<string, string> = flatten(english);
const germanTexts: Record<string, string> = german;

it('has each text in German, with the same values in it', () => {
  const lacking: string[] = [];
  for (const [key, text] of Object.entries(englishTexts)) {
    const other = germanTexts[key];
    const same =
      other?.trim() &&
      String(placeholders(other)) === String(placeholders(text));
    if (!same) lacking.push(key);
  }
  expect(lacking).toEqual([]);
  expect(Object.keys(germanTexts)).toHaveLength(
    Object.keys(englishTexts).length,
  );
});

it('says one and many wherever it counts', () => {
  const halves = Object.keys(englishTexts)
    .filter(key => /_(one|other)$/.test(key))
    .filter(
      key =>
        !(key.replace(/_one$/, '_other') in englishTexts) ||
        !(key.replace(/_other$/, '_one') in englishTexts),
    );
  expect(halves).toEqual([]);
});
