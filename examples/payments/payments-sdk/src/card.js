/** Groups the digits of a card number in fours. */
export function formatCard(digits) {
  return digits.replace(/\D/g, '').match(/.{1,4}/g)?.join(' ') ?? '';
}

/** Luhn's check digit. */
export function isPlausible(digits) {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
