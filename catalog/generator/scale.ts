export type Scale = 's' | 'm' | 'l'

/** How many entities of each kind a bank of one size has; everything else follows from them. */
export interface Counts {
  readonly subBranches: number
  readonly atms: number
  readonly customers: number
  readonly corporates: number
  readonly counterparties: number
  readonly merchants: number
  readonly communities: number
  readonly competitors: number
  readonly complaints: number
}

/** Bumped with every change of what the generator makes; part of what decides the bytes. */
export const generatorVersion = 2

/** The data's last day: the demo bank's "today". */
export const lastDay = '2026-10-31'

export const countsOf: Readonly<Record<Scale, Counts>> = {
  s: {
    subBranches: 41,
    atms: 111,
    customers: 20_000,
    corporates: 1_000,
    counterparties: 3_000,
    merchants: 2_400,
    communities: 300,
    competitors: 240,
    complaints: 1_200,
  },
  m: {
    subBranches: 587,
    atms: 3_000,
    customers: 1_000_000,
    corporates: 60_000,
    counterparties: 150_000,
    merchants: 60_000,
    communities: 8_000,
    competitors: 4_000,
    complaints: 40_000,
  },
  l: {
    subBranches: 2_987,
    atms: 20_000,
    customers: 20_000_000,
    corporates: 1_000_000,
    counterparties: 2_000_000,
    merchants: 1_000_000,
    communities: 60_000,
    competitors: 30_000,
    complaints: 800_000,
  },
}
