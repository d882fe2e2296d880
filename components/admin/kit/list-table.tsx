import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./list-table.module.css";

export type Column<Row> = {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Name of the order that a press on the title asks for. */
  sort?: string;
  align?: "right";
  /** Left out unless somebody asks for it. */
  optional?: boolean;
  /** Says by itself what it is: needs no title where a phone shows a row's cells one after the other. */
  bare?: boolean;
};

export type Order = { sort: string; dir: "asc" | "desc" };

type Props<Row> = {
  /** What the table lists, for those who cannot see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads; its first cell is the link. */
  rowHref?: (row: Row) => string;
  /** The page's address and query as they stand. */
  path: string;
  query: Record<string, string>;
  /** As the rows are ordered now. */
  order?: Order | undefined;
  empty: ReactNode;
};

/** A table of a list's page: columns and order live in the address, rows lead to their details. On a phone each row is a card. */
export function ListTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  rowHref,
  path,
  query,
  order,
  empty,
}: Props<Row>) {
  const shown = shownColumns(columns, query.columns);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <TableScrollContainer
      minWidth={Math.max(shown.length * 120, 320)}
      type="native"
      classNames={{ scrollContainerInner: styles.inner }}
    >
      <Table highlightOnHover verticalSpacing="xs" aria-label={label} className={styles.table}>
        <TableThead className={shown.some(({ sort }) => sort) ? styles.sorts : styles.head}>
          <TableTr>
            {shown.map((column) => (
              <TableTh
                key={column.key}
                ta={column.align}
                aria-sort={ariaSort(column.sort, order)}
                data-plain={column.sort ? undefined : true}
              >
                {column.sort ? (
                  <Link className={styles.sort} href={toHref(path, query, column.sort, order)} scroll={false}>
                    {column.title}
                    {arrow(column.sort, order)}
                  </Link>
                ) : (
                  column.title
                )}
              </TableTh>
            ))}
          </TableTr>
        </TableThead>
        <TableTbody>
          {rows.map((row) => (
            <TableTr key={rowKey(row)} className={rowHref ? styles.row : undefined}>
              {shown.map((column, index) => (
                <TableTd
                  key={column.key}
                  ta={column.align}
                  data-title={column.bare || index === 0 ? undefined : column.title}
                >
                  {rowHref && index === 0 ? (
                    <Link className={styles.link} href={rowHref(row)} prefetch={false}>
                      {column.render(row)}
                    </Link>
                  ) : (
                    column.render(row)
                  )}
                </TableTd>
              ))}
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}

/** Those that the address asks for, else all but the optional ones; the first always. */
export function shownColumns<Row>(columns: readonly Column<Row>[], asked: string | undefined): Column<Row>[] {
  const keys = asked ? new Set(asked.split(",")) : null;
  return columns.filter((column, index) => index === 0 || (keys ? keys.has(column.key) : !column.optional));
}

function ariaSort(sort: string | undefined, order: Order | undefined) {
  if (!sort || order?.sort !== sort) return undefined;
  return order.dir === "asc" ? ("ascending" as const) : ("descending" as const);
}

function arrow(sort: string, order: Order | undefined): string {
  if (order?.sort !== sort) return "";
  return order.dir === "asc" ? " ↑" : " ↓";
}

/** Newest, largest and latest first; pressed again, the other way round. A new order begins at the first page. */
function toHref(path: string, query: Record<string, string>, sort: string, order: Order | undefined): string {
  const { cursor: _, ...rest } = query;
  const dir = order?.sort === sort && order.dir === "desc" ? "asc" : "desc";
  return `${path}?${new URLSearchParams({ ...rest, sort, dir })}`;
}
