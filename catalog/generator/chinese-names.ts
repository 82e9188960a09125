/** Name parts for invented people and firms; commoner surnames stand more than once. */
export const surnames: readonly string[] = [
  ...split(
    '王王王王李李李李张张张张刘刘刘陈陈陈杨杨赵赵黄黄周周吴吴徐徐孙孙马马朱朱胡胡郭郭何何林林高高罗罗',
  ),
  ...split(
    '郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白',
  ),
  ...split('孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常'),
]

export const womensNames: readonly string[] = [
  ...split('敏静丽娟艳霞玲燕娜芳洁婷莉萍红英梅琳雪倩颖慧蕾薇悦瑶'),
  ...words(
    '秀英 桂兰 玉兰 淑芬 丽华 晓燕 雪梅 海燕 婷婷 思雨 梦瑶 雨欣 欣怡 诗涵 佳怡 嘉欣 子涵 晓琳 文静 春梅 丽娜 美玲',
  ),
]

export const mensNames: readonly string[] = [
  ...split('伟强磊军洋勇杰涛明超刚平辉鹏斌飞浩凯峰波宁毅旭俊博'),
  ...words(
    '建国 建军 志强 国庆 永强 志明 海波 晓东 文博 浩然 子轩 俊杰 宇航 天宇 志远 家豪 建华 国强 立新 少华 振华 嘉诚',
  ),
]

export const streets: readonly string[] = words(
  '科技路 人民路 建设路 解放路 中山路 和平路 文化路 长江路 新华路 友谊路 胜利路 光明路 迎宾路 学府路 公园路 青年路',
)

export const firmWords: readonly string[] = words(
  '恒远 瑞丰 华诚 盛达 天合 鼎新 博源 锦程 嘉禾 宏泰 中科信 联众 汇通 金禾 润泽 卓越 远景 启航 聚力 同创 正泰源 永兴 德润 海纳 凯立 伟业达 佳美 百盛源 众合 新锐',
)

export const communityWords: readonly string[] = words(
  '锦绣 阳光 翠湖 金色 紫薇 香榭 御景 世纪 和谐 丽景 东方 蓝湾 枫林 学府 书香 龙湾 桂花 碧水 家和 银杏 雅居 明珠 春晓',
)

export const communityKinds: readonly string[] = words('花园 家园 小区 新城 名苑 公寓 雅苑 华庭')

function split(text: string): string[] {
  return Array.from(text)
}

function words(text: string): string[] {
  return text.split(' ')
}
