import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A whole test app with its lazy parts takes more than the default second on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
