import { expect, test } from 'vitest'
import { rememberProfiles } from './known-profiles.ts'

const shape = (rows: number) => ({ rows, columns: [] })

test('two people who have the same rows wait for one profile, and who has others gets another', async () => {
  const profiles = rememberProfiles()
  let made = 0
  const make = async () => shape((made += 1))
  const both = await Promise.all([profiles('same', make), profiles('same', make)])
  expect(both).toEqual([shape(1), shape(1)])
  expect(await profiles('other', make)).toEqual(shape(2))
  expect(await profiles('same', make)).toEqual(shape(1))
})

test('a profile that could not be made is made when it is asked for again', async () => {
  const profiles = rememberProfiles()
  await expect(profiles('same', () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('full')
  expect(await profiles('same', async () => shape(3))).toEqual(shape(3))
})

test('no more are remembered than there is room for', async () => {
  const profiles = rememberProfiles(1)
  await profiles('first', async () => shape(1))
  await profiles('second', async () => shape(2))
  expect(await profiles('first', async () => shape(3))).toEqual(shape(3))
})
