import { Group, Text } from "@mantine/core";
import styles from "./brand-mark.module.css";

type Props = { name: string; logoUrl: string | null; colours: readonly string[] };

/** A brand at a glance: its logo or its first letter in its colours, and its name. */
export function BrandMark({ name, logoUrl, colours: [primary, ground] }: Props) {
  return (
    <Group gap="xs" wrap="nowrap" component="span">
      <span className={styles.mark} style={{ background: ground, borderColor: primary, color: primary }}>
        {logoUrl ? (
          // biome-ignore lint/performance/noImgElement: a logo of ours, small already
          <img src={logoUrl} alt="" />
        ) : (
          <span aria-hidden="true">{[...name.trim()][0]}</span>
        )}
      </span>
      <Text span inherit>
        {name}
      </Text>
    </Group>
  );
}
