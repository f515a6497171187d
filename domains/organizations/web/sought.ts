/** An address by any part of it: a phone by its digits however they are typed, an e-mail by its letters. */
export function soughtIn(address: string, text: string): boolean {
  const sought = text.trim().toLowerCase()
  if (!sought) return true
  if (address.toLowerCase().includes(sought)) return true
  const digits = sought.replace(/\D/g, '').replace(/^[78](?=\d{3})/, '')
  return digits.length >= 3 && !/[^\d\s()+-]/.test(sought) && address.includes(digits)
}
