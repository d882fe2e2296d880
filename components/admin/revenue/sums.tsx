import { Text } from "@mantine/core";
import { Fragment } from "react";
import { MoneyText } from "@/components/admin/kit/money-text";
import { Section } from "@/components/admin/kit/section";
import { money } from "@/lib/money";
import styles from "./sums.module.css";

type Sum = {
  currency: string;
  mode: "live" | "test";
  gross: number;
  fee: number;
  net: number;
  feesUnknown: number;
  refunded: number;
  disputed: number;
};

type Props = {
  /** Of all that is found, or of this page where that is too much to add up. */
  of: "list" | "page";
  sums: readonly Sum[];
};

/** What the list adds up to, by currency. */
export function Sums({ of, sums }: Props) {
  if (sums.length === 0) return null;
  return (
    <Section title={of === "list" ? "Together" : "Together on this page"}>
      <div className={styles.sums}>
        {sums.map(({ currency, mode, gross, fee, net, feesUnknown, refunded, disputed }) => (
          <Fragment key={`${currency} ${mode}`}>
            <Figure
              title={mode === "test" ? "Gross, test money" : "Gross"}
              minor={gross}
              currency={currency}
              className={styles.whole}
            />
            <Figure title="Fees" minor={fee} currency={currency} />
            <Figure title="Net" minor={net} currency={currency} />
            {(refunded > 0 || disputed > 0) && (
              <Text size="sm" c="dimmed" className={styles.note}>
                {refunded > 0 && (
                  <>
                    <MoneyText money={money(refunded, currency)} /> of it was refunded.{" "}
                  </>
                )}
                {disputed > 0 && (
                  <>
                    <MoneyText money={money(disputed, currency)} /> of it is disputed.
                  </>
                )}
              </Text>
            )}
            {feesUnknown > 0 && (
              <Text size="sm" c="dimmed" className={styles.note}>
                The fee of {feesUnknown === 1 ? "1 charge" : `${feesUnknown.toLocaleString("en")} charges`} in{" "}
                {currency} is not known yet: fees and net are without {feesUnknown === 1 ? "it" : "them"}.
              </Text>
            )}
          </Fragment>
        ))}
      </div>
    </Section>
  );
}

type FigureProps = { title: string; minor: number; currency: string; className?: string | undefined };

function Figure({ title, minor, currency, className }: FigureProps) {
  return (
    <div className={className}>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <Text fw={600}>
        <MoneyText money={money(minor, currency)} />
      </Text>
    </div>
  );
}
