export { siegeReader } from './siege';
