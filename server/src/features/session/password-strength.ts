/** Whether a password may protect a real account: long, and nothing that is tried first. */
export function isStrongPassword(password: string, names: readonly string[]): boolean {
  const plain = password.toLowerCase()
  if ([...new Intl.Segmenter().segment(password)].length < 15) return false
  if (new Set(plain).size < 6) return false
  if (names.some((name) => name.length >= 3 && plain.includes(name.toLowerCase()))) return false
  const rest = common.reduce((text, word) => text.replaceAll(word, ''), plain)
  return rest.length >= 8
}

/** What long bad passwords are made of. */
const common = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'aladdin',
  'welcome',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnop',
  'abc123',
  '1234567890',
  '0123456789',
  '123456',
  'admin',
  'letmein',
  'iloveyou',
  'woaini',
]
