import { expect, test } from 'vitest'
import { scoreApp, type Use } from './score.ts'

/**
 * A bank of 40 branches where 800 apps are used as their quality deserves, and what an attack on the ranks moves.
 * The random numbers are a fixed multiplicative sequence, so every run sees the same bank.
 */
const today = '2026-11-28'

function randoms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function dayOf(index: number): string {
  return `2026-11-${String(index + 1).padStart(2, '0')}`
}

function honestUses(): Use[][] {
  const random = randoms(42)
  return Array.from({ length: 800 }, (_, app) => {
    const quality = 1 - app / 800
    const visits = Math.round(90 * quality ** 2 * (0.5 + random()))
    return Array.from({ length: visits }, () => {
      const branch = Math.floor(random() * 40)
      return {
        personId: `p${branch}-${Math.floor(random() * 90)}`,
        branchId: `B${branch}`,
        kind: 'use' as const,
        day: dayOf(Math.floor(random() * 28)),
      }
    })
  })
}

function placeOf(apps: readonly (readonly Use[])[], app: number): number {
  const scores = apps.map(
    (uses) => scoreApp({ uses, today, windowDays: 28, halfLifeDays: 7, knownSince: new Map() }).score,
  )
  return 1 + scores.filter((score) => score > (scores[app] ?? 0)).length
}

const victim = 560

function attacked(extra: readonly Use[]): number {
  const apps = honestUses()
  apps[victim] = [...(apps[victim] ?? []), ...extra]
  return placeOf(apps, victim)
}

test('eight colleagues who click every day, star and fork do not carry an app to the top quarter', () => {
  const extra = Array.from({ length: 8 }, (_, person) => [
    ...Array.from({ length: 28 }, (_, day) => ({
      personId: `x${person}`,
      branchId: 'B3',
      kind: 'use' as const,
      day: dayOf(day),
    })),
    { personId: `x${person}`, branchId: 'B3', kind: 'star' as const, day: today },
    { personId: `x${person}`, branchId: 'B3', kind: 'fork' as const, day: today },
  ]).flat()
  const before = attacked([])
  const after = attacked(extra)
  expect(after).toBeLessThan(before)
  expect(after).toBeGreaterThan(200)
})

test('a whole branch ordered to click for a week does not carry an app to the top fifth', () => {
  const extra = Array.from({ length: 150 }, (_, person) =>
    Array.from({ length: 5 }, (_, day) => ({
      personId: `y${person}`,
      branchId: 'B7',
      kind: 'use' as const,
      day: dayOf(20 + day),
    })),
  ).flat()
  expect(attacked(extra)).toBeGreaterThan(160)
})
