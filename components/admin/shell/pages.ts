import {
  IconActivity,
  IconAdjustments,
  IconBolt,
  IconBuildingBank,
  IconCash,
  IconCreditCard,
  IconFileInvoice,
  IconHome,
  IconKey,
  IconListDetails,
  IconPackage,
  IconPalette,
  IconRepeat,
  IconReportMedical,
  IconScale,
  IconSend,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from "@tabler/icons-react";
import type { StaffRole } from "@/lib/auth/staff/roles";

export type StaffPage = { href: string; title: string; icon: typeof IconHome; role?: StaffRole };

/** Every page that the menu and the command palette lead to, in the menu's order. */
export const PAGES: readonly { group: string | null; pages: readonly StaffPage[] }[] = [
  {
    group: null,
    pages: [
      { href: "/admin", title: "Home", icon: IconHome },
      { href: "/admin/customers", title: "Customers", icon: IconUsers },
      { href: "/admin/enrollments", title: "Enrollments", icon: IconRepeat },
      { href: "/admin/charges", title: "Charges", icon: IconCreditCard },
      { href: "/admin/revenue", title: "Revenue", icon: IconCash },
      { href: "/admin/invoices", title: "Invoices", icon: IconFileInvoice },
    ],
  },
  {
    group: "Set-up",
    pages: [
      { href: "/admin/items", title: "Billable items", icon: IconPackage },
      { href: "/admin/brands", title: "Brands", icon: IconPalette },
      { href: "/admin/gateways", title: "Gateways", icon: IconBuildingBank },
      { href: "/admin/gateways/doctor", title: "Go-live doctor", icon: IconReportMedical },
      { href: "/admin/gateways/drift", title: "Drift report", icon: IconScale },
    ],
  },
  {
    group: "Developers",
    pages: [
      { href: "/admin/developers/keys", title: "API keys", icon: IconKey },
      { href: "/admin/developers/log", title: "API log", icon: IconActivity },
      { href: "/admin/developers/webhooks", title: "Webhooks", icon: IconWebhook },
      { href: "/admin/developers/webhooks/deliveries", title: "Deliveries", icon: IconSend },
      { href: "/admin/developers/events", title: "Events", icon: IconBolt },
    ],
  },
  {
    group: "Organization",
    pages: [
      { href: "/admin/settings", title: "Settings", icon: IconAdjustments },
      { href: "/admin/settings/members", title: "Members", icon: IconUsersGroup },
      { href: "/admin/settings/audit", title: "Audit log", icon: IconListDetails },
    ],
  },
];
