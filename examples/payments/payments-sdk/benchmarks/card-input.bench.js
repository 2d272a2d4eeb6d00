// What runs on each key press in the card field.
import { Bench } from 'tinybench';
import { formatCard, isPlausible } from '../src/card.js';

const bench = new Bench({ name: 'card input', time: 200 });

bench
  .add('format a card number', () => {
    formatCard('4000000000000002');
  })
  .add('check a card number', () => {
    isPlausible('4000000000000002');
  });

await bench.run();

export const tasks = bench.tasks.map(({ name, result }) => ({ name, result }));
