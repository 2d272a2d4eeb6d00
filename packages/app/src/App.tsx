import { createApp } from '@backstage/frontend-defaults';
import { catalogModule } from './modules/catalog';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';

/**
 * The demo portal. Plugins come from the dependencies in `package.json`
 * (`app.packages: all`); here stands only what belongs to this portal itself.
 */
export default createApp({ features: [navModule, homeModule, catalogModule] });
