/**
 * Apps that stand in the demo bank's gallery on its first day: a person is the author, and the text lies in the folder
 * of the name or is the template of the name. What the block `fits` learned at head office is there for every branch.
 */
export const demoApps: readonly DemoApp[] = [
  { name: 'machine-day', author: 'zhang.guoqiang' },
  { name: 'complaint-desk', author: 'zhou.min' },
  { name: 'merchant-pulse', author: 'xu.lin' },
  { name: 'micro-business-rating', author: 'shen.ke', isTemplate: true, fits: 'rating' },
]

export interface DemoApp {
  readonly name: string
  readonly author: string
  readonly isTemplate?: boolean
  readonly fits?: string
}
