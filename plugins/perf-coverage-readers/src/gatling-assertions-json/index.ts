export { gatlingAssertionsJsonReader } from './gatlingAssertionsJson';
