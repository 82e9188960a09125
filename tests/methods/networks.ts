/** Who was friends with whom in a karate club (Zachary 1977), members counted from 0. */
export const karate: readonly (readonly [number, number])[] = [
  [1, [0]],
  [2, [0, 1]],
  [3, [0, 1, 2]],
  [4, [0]],
  [5, [0]],
  [6, [0, 4, 5]],
  [7, [0, 1, 2, 3]],
  [8, [0, 2]],
  [9, [2]],
  [10, [0, 4, 5]],
  [11, [0]],
  [12, [0, 3]],
  [13, [0, 1, 2, 3]],
  [16, [5, 6]],
  [17, [0, 1]],
  [19, [0, 1]],
  [21, [0, 1]],
  [25, [23, 24]],
  [27, [2, 23, 24]],
  [28, [2]],
  [29, [23, 26]],
  [30, [1, 8]],
  [31, [0, 24, 25, 28]],
  [32, [2, 8, 14, 15, 18, 20, 22, 23, 29, 30, 31]],
  [33, [8, 9, 13, 14, 15, 18, 19, 20, 22, 23, 26, 27, 28, 29, 30, 31, 32]],
].flatMap(([member, friends]) => (friends as number[]).map((friend) => [member as number, friend] as const))

/** 50,000 nodes in groups of a hundred and about 200,000 links, seven in ten of them inside of a group. */
export const largeNetwork = `select 'N' || f as from_id, 'N' || t as to_id, w as weight from (
  select i % 50000 as f, 1 + i % 97 as w, case when i * 7919 % 10 < 7 then (i % 50000) // 100 * 100 + (i * 104729 + i // 50000 * 31) % 100
    else i * 15485863 % 49999 end as t
  from range(210000) r(i)) where f <> t`
