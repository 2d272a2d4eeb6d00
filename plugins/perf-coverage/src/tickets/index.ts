export { TicketButton } from './TicketButton';
export { TicketPart } from './TicketPart';
