export { newIssues, type NewIssue, type TicketSettings } from './newIssue';
export { ticketText, type TicketInput, type TicketText } from './ticketText';
