export { PortfolioContent } from './PortfolioContent';
export { PortfolioPage } from './PortfolioPage';
