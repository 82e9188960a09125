/** Apps that stand in the demo bank's gallery on its first day: the folder is the name, and a person is the author. */
export const demoApps = [
  { name: 'machine-day', author: 'zhang.guoqiang' },
  { name: 'complaint-desk', author: 'zhou.min' },
  { name: 'merchant-pulse', author: 'xu.lin' },
] as const
