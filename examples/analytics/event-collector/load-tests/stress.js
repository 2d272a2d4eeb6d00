import { anEvent, post } from './lib.js';

export const options = {
  stages: [
    { duration: '3m', target: 200 },
    { duration: '3m', target: 400 },
    { duration: '3m', target: 800 },
    { duration: '3m', target: 0 },
  ],
};

export default function () {
  post('/events', anEvent(__ITER), 'POST /events');
}
