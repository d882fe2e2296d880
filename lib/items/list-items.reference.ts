import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { itemRow } from "./schema";

export const listItemsReference: ActionReference = {
  summary: "List the trigger items that can be fired",
  description: [
    "Every active trigger item of the brand, and those that belong to no brand. `api_sample` is the `fire` call for the item,",
    "ready to send once the places in `<…>` are filled in.",
  ].join("\n"),
  answer: z.object({ data: z.array(itemRow), count: z.int().describe("Items in `data`: all of them.") }),
  errors: ["unknown_brand"],
  example: {
    request: { org_id: "org_x7Jk2", brand_id: "32" },
    answer: {
      data: [
        {
          bi_id: "bi_9fQ3a",
          bi_name: "Wallet auto top-up",
          bi_unit_price: 200,
          bi_capture_mode: "off_session",
          bi_trigger_mode: "fixed",
          bi_trigger_condition: "lte",
          bi_trigger_threshold: 15,
          bi_trigger_description: "When value <= $15, charge $200",
          bi_allow_amount_override: 0,
          api_sample: {
            endpoint: "https://billing.example.com/public/edge/fire",
            body: {
              api_key: "<your API key>",
              org_id: "org_x7Jk2",
              brand_id: "brand_5Tz1c",
              billable_item_id: "bi_9fQ3a",
              billing_customer_id: "<billing customer id>",
              metric_value: 15,
              trigger_id: "<your own id of this trigger>",
            },
          },
        },
      ],
      count: 1,
    },
  },
};
