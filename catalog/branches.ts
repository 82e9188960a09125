import type { LocalText } from '@aladdin/sdk/contract/text.ts'

/** One organisation unit of the demo bank. The data and the people of the demo hang on the same tree. */
export interface Branch {
  readonly id: string
  readonly parent: string | null
  readonly name: LocalText
  readonly kind: 'head' | 'branch' | 'sub-branch'
  /** One of `regions`, as it stands in the data. */
  readonly region: string
  readonly city: string
  readonly opened: string
  readonly latitude: number
  readonly longitude: number
  /** Share of the bank's business, relative to the other sub-branches; 0 where no customer is kept. */
  readonly weight: number
}

export const regions: Readonly<Record<string, LocalText>> = {
  总行: { zh: '总行', en: 'Head office' },
  西北: { zh: '西北', en: 'Northwest' },
  华北: { zh: '华北', en: 'North' },
  华东: { zh: '华东', en: 'East' },
  华南: { zh: '华南', en: 'South' },
  华中: { zh: '华中', en: 'Central' },
  西南: { zh: '西南', en: 'Southwest' },
}

/** The whole tree, parents before their children: head office, twelve city branches, their sub-branches. */
export const branches: readonly Branch[] = listBranches()

interface City {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly region: string
  readonly opened: string
  readonly place: readonly [number, number]
  readonly outlets: readonly Outlet[]
}

type Outlet = readonly [
  code: string,
  zh: string,
  en: string,
  latitude: number,
  longitude: number,
  weight: number,
]

function listBranches(): Branch[] {
  const head: Branch = {
    id: 'HQ',
    parent: null,
    name: { zh: '总行', en: 'Head Office' },
    kind: 'head',
    region: '总行',
    city: '西安',
    opened: '1997-05-06',
    latitude: 34.2245,
    longitude: 108.9486,
    weight: 0,
  }
  return [head, ...cities().flatMap((city) => [cityBranch(city), ...city.outlets.map(outletOf(city))])]
}

function cityBranch(city: City): Branch {
  return {
    id: city.id,
    parent: 'HQ',
    name: { zh: `${city.zh}分行`, en: `${city.en} Branch` },
    kind: 'branch',
    region: city.region,
    city: city.zh,
    opened: city.opened,
    latitude: city.place[0],
    longitude: city.place[1],
    weight: 0,
  }
}

function outletOf(city: City): (outlet: Outlet, index: number) => Branch {
  const firstYear = Number(city.opened.slice(0, 4))
  return ([code, zh, en, latitude, longitude, weight], index) => ({
    id: `${city.id}-${code}`,
    parent: city.id,
    name: { zh: `${city.zh}${zh}支行`, en: `${city.en} ${en} Sub-branch` },
    kind: 'sub-branch',
    region: city.region,
    city: city.zh,
    opened: `${firstYear + 1 + 2 * index}-${city.opened.slice(5)}`,
    latitude,
    longitude,
    weight,
  })
}

function cities(): City[] {
  return [
    {
      id: 'XA',
      zh: '西安',
      en: "Xi'an",
      region: '西北',
      opened: '1997-06-18',
      place: [34.2583, 108.9486],
      outlets: [
        ['YT', '雁塔', 'Yanta', 34.2226, 108.9487, 5],
        ['GX', '高新', 'High-tech Zone', 34.2324, 108.8876, 6],
        ['BL', '碑林', 'Beilin', 34.251, 108.9402, 4],
        ['WY', '未央', 'Weiyang', 34.2935, 108.9468, 4],
        ['LH', '莲湖', 'Lianhu', 34.2672, 108.9259, 3],
        ['CA', '长安', "Chang'an", 34.1589, 108.9069, 2],
      ],
    },
    {
      id: 'LZ',
      zh: '兰州',
      en: 'Lanzhou',
      region: '西北',
      opened: '2006-08-21',
      place: [36.0611, 103.8343],
      outlets: [
        ['CG', '城关', 'Chengguan', 36.0572, 103.8253, 2],
        ['QL', '七里河', 'Qilihe', 36.0663, 103.7858, 2],
        ['AN', '安宁', 'Anning', 36.1046, 103.7189, 1],
      ],
    },
    {
      id: 'BJ',
      zh: '北京',
      en: 'Beijing',
      region: '华北',
      opened: '2003-03-12',
      place: [39.9151, 116.4039],
      outlets: [
        ['HD', '海淀', 'Haidian', 39.9593, 116.2985, 5],
        ['CY', '朝阳', 'Chaoyang', 39.9219, 116.4431, 5],
        ['XC', '西城', 'Xicheng', 39.9123, 116.3659, 4],
        ['FT', '丰台', 'Fengtai', 39.8585, 116.2867, 3],
      ],
    },
    {
      id: 'ZZ',
      zh: '郑州',
      en: 'Zhengzhou',
      region: '华中',
      opened: '2005-09-15',
      place: [34.7473, 113.6253],
      outlets: [
        ['JS', '金水', 'Jinshui', 34.8002, 113.6608, 3],
        ['EQ', '二七', 'Erqi', 34.7241, 113.6402, 2],
        ['ZD', '郑东', 'Zhengdong', 34.7639, 113.7318, 3],
      ],
    },
    {
      id: 'WH',
      zh: '武汉',
      en: 'Wuhan',
      region: '华中',
      opened: '2004-04-20',
      place: [30.5931, 114.3054],
      outlets: [
        ['WC', '武昌', 'Wuchang', 30.5537, 114.3162, 3],
        ['HK', '汉口', 'Hankou', 30.6012, 114.2707, 3],
        ['GG', '光谷', 'Optics Valley', 30.5069, 114.3988, 3],
      ],
    },
    {
      id: 'SH',
      zh: '上海',
      en: 'Shanghai',
      region: '华东',
      opened: '2002-11-08',
      place: [31.2304, 121.4737],
      outlets: [
        ['PD', '浦东', 'Pudong', 31.2215, 121.5447, 6],
        ['XH', '徐汇', 'Xuhui', 31.1883, 121.4368, 4],
        ['JA', '静安', "Jing'an", 31.2287, 121.4484, 4],
        ['MH', '闵行', 'Minhang', 31.1129, 121.3817, 3],
      ],
    },
    {
      id: 'NJ',
      zh: '南京',
      en: 'Nanjing',
      region: '华东',
      opened: '2005-05-17',
      place: [32.0603, 118.7969],
      outlets: [
        ['XW', '玄武', 'Xuanwu', 32.0487, 118.7979, 3],
        ['JY', '建邺', 'Jianye', 32.0038, 118.7316, 3],
        ['JN', '江宁', 'Jiangning', 31.9522, 118.8399, 2],
      ],
    },
    {
      id: 'HZ',
      zh: '杭州',
      en: 'Hangzhou',
      region: '华东',
      opened: '2004-10-26',
      place: [30.2741, 120.1551],
      outlets: [
        ['XH', '西湖', 'Xihu', 30.2596, 120.1303, 3],
        ['BJ', '滨江', 'Binjiang', 30.2084, 120.212, 3],
        ['YH', '余杭', 'Yuhang', 30.2733, 119.978, 3],
      ],
    },
    {
      id: 'GZ',
      zh: '广州',
      en: 'Guangzhou',
      region: '华南',
      opened: '2003-12-09',
      place: [23.1291, 113.2644],
      outlets: [
        ['TH', '天河', 'Tianhe', 23.1246, 113.3612, 5],
        ['YX', '越秀', 'Yuexiu', 23.129, 113.2668, 3],
        ['PY', '番禺', 'Panyu', 22.9377, 113.3841, 2],
      ],
    },
    {
      id: 'SZ',
      zh: '深圳',
      en: 'Shenzhen',
      region: '华南',
      opened: '2003-07-01',
      place: [22.5431, 114.0579],
      outlets: [
        ['FT', '福田', 'Futian', 22.5222, 114.0553, 5],
        ['NS', '南山', 'Nanshan', 22.5333, 113.9305, 6],
        ['BA', '宝安', "Bao'an", 22.5553, 113.8839, 3],
      ],
    },
    {
      id: 'CD',
      zh: '成都',
      en: 'Chengdu',
      region: '西南',
      opened: '2005-01-18',
      place: [30.5728, 104.0668],
      outlets: [
        ['WH', '武侯', 'Wuhou', 30.6419, 104.0434, 3],
        ['JJ', '锦江', 'Jinjiang', 30.6571, 104.0833, 3],
        ['GX', '高新', 'High-tech Zone', 30.5907, 104.0622, 4],
      ],
    },
    {
      id: 'CQ',
      zh: '重庆',
      en: 'Chongqing',
      region: '西南',
      opened: '2006-03-28',
      place: [29.563, 106.5516],
      outlets: [
        ['YZ', '渝中', 'Yuzhong', 29.5528, 106.5688, 3],
        ['JB', '江北', 'Jiangbei', 29.6066, 106.5744, 3],
        ['NA', '南岸', "Nan'an", 29.5213, 106.5626, 2],
      ],
    },
  ]
}
