import { expect, test } from 'vitest'
import { EncodingDetector, Utf8Converter } from './encoding.ts'

function detect(bytes: Uint8Array, size = 3) {
  const detector = new EncodingDetector()
  for (let at = 0; at < bytes.length; at += size) detector.push(bytes.slice(at, at + size))
  return detector.finish()
}

const xian = Buffer.from('cef7b0b2', 'hex')

test.each<[string, Uint8Array, string]>([
  ['plain ASCII', Buffer.from('a,b\n'), 'utf-8'],
  ['Chinese UTF-8, cut inside characters', Buffer.from('机构,金额\n西安,1\n'), 'utf-8'],
  ['GB18030', xian, 'gb18030'],
  ['GB18030 late in the file', Buffer.concat([Buffer.alloc(5000, 'a'), xian]), 'gb18030'],
  ['UTF-16 by its mark', Buffer.from('\uFEFF西安', 'utf16le'), 'utf-16le'],
])('%s is recognised', (_name, bytes, encoding) => {
  expect(detect(bytes)).toBe(encoding)
})

test('what is no text is refused by its name, and what is no encoding by its line', () => {
  expect(() => detect(Buffer.from('%PDF-1.7'), 100)).toThrow('PDF')
  expect(() => detect(Buffer.from([0x61, 0, 0x62]), 100)).toThrow('binary')
  expect(() => detect(Buffer.from([0x61, 10, 10, 0xff, 0xff]), 1)).toThrow('Line 3')
  expect(() => detect(new Uint8Array())).toThrow('empty')
})

test('the bytes of any encoding become UTF-8 without a mark', () => {
  const converter = new Utf8Converter('gb18030')
  const parts = [xian.subarray(0, 1), xian.subarray(1)].map((part) =>
    Buffer.from(converter.push(part)).toString(),
  )
  expect(parts.join('')).toBe('西安')
  expect(Buffer.from(new Utf8Converter('utf-8').push(Buffer.from('\uFEFF西'))).toString()).toBe('西')
})
