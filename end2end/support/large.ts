// A made-up ledger of any length, as the standard table.
import { writeFile } from 'node:fs/promises';

const COUNTIES = ['广安区', '前锋区', '岳池县', '武胜县', '邻水县', '华蓥市'];

/** Writes a ledger of so many projects, spread over the city, in every state of lag. */
export async function writeLedger(file: string, projects: number): Promise<void> {
  const head =
    '项目名称,县区,行业,责任单位,总投资(万元),2026年度计划(万元),2026年1-9月累计完成(万元),计划开工时间,计划竣工时间,是否开工,形象进度,经度,纬度';
  const rows = Array.from({ length: projects }, (_, index) => {
    const spread = (step: number) => ((index + 1) * step) % 1;
    const done = 300 + ((index * 37) % 700);
    return [
      `第${index + 1}号工程`, COUNTIES[index % 6], ['产业', '交通', '水利'][index % 3], `责任单位${index % 40}`,
      5000 + index, 1000, done, '2025-03', '2027-06', '是', '主体施工',
      (106.4 + 0.6 * spread(0.618034)).toFixed(6), (30.15 + 0.45 * spread(0.754878)).toFixed(6),
    ].join(',');
  });
  await writeFile(file, `\ufeff${[head, ...rows].join('\r\n')}\r\n`);
}
