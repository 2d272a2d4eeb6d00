// Test cards of the sandbox; none of them is a real one.
export const CARDS = ['4000-0000-0000-0002', '4000-0000-0000-0010', '4000-0000-0000-0028'];

export function aPayment(iteration) {
  return { amount: 1000 + (iteration % 50) * 10, currency: 'EUR', card: CARDS[iteration % CARDS.length] };
}
