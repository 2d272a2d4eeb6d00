export { Access } from './Access';
export { ComponentLookup } from './ComponentLookup';
export { createRouter } from './router';
export { WriteRoutes } from './writeRoutes';
