import type { ReactNode } from "react";
import { DroppedFilters } from "./dropped-filters";
import { EmptyState } from "./empty-state";
import { type Filter, ListControls } from "./list-controls";
import { ListPager } from "./list-pager";
import { type Column, ListTable, type Order, shownColumns } from "./list-table";
import { PageHeader } from "./page-header";

type Props<Row> = {
  title: string;
  path: string;
  actions?: ReactNode;
  query: Record<string, string>;
  /** Of the query, what the list knows: none of it, and an empty list is one that nothing was ever put on. */
  filtered: boolean;
  dropped: readonly { name: string; value: string }[];
  searches?: string;
  filters: readonly Filter[];
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref: (row: Row) => string;
  order: Order;
  count?: string | undefined;
  next: string | null;
  /** The page is not full although the list goes on: so many rows were looked through. */
  lookedThrough?: number | undefined;
  /** What fills the list, while nothing does. */
  empty: ReactNode;
  /** Above the table. */
  children?: ReactNode;
};

/** A list of the organization's: search, filters, columns, order, pages and export, all in the address. */
export function ListPage<Row>(props: Props<Row>) {
  const { title, path, query, columns, rows, lookedThrough, filtered } = props;
  const looked = lookedThrough
    ? `looked through ${lookedThrough.toLocaleString("en")} rows; the next page goes on`
    : undefined;
  return (
    <>
      <PageHeader title={title} actions={props.actions} />
      <DroppedFilters dropped={props.dropped} />
      <ListControls
        query={query}
        filters={props.filters}
        columns={columns.map((column) => ({ key: column.key, title: column.title }))}
        shown={shownColumns(columns, query.columns).map(({ key }) => key)}
        csv={`${path}/export`}
        {...(props.searches ? { searches: props.searches } : {})}
      />
      {props.children}
      <ListTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={props.rowKey}
        rowHref={props.rowHref}
        path={path}
        query={query}
        order={props.order}
        empty={
          lookedThrough ? (
            <EmptyState title={`Nothing is found in ${lookedThrough.toLocaleString("en")} rows`}>
              There are more: the next page looks on from there.
            </EmptyState>
          ) : filtered ? (
            <EmptyState title="Nothing is found">
              Take a filter away, or search for less of the word.
            </EmptyState>
          ) : (
            props.empty
          )
        }
      />
      <ListPager path={path} query={query} count={looked ?? props.count ?? ""} next={props.next} />
    </>
  );
}
