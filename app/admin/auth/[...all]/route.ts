import { answerStaffAuth } from "@/lib/http/staff-auth-route";

export const GET = answerStaffAuth;
export const POST = answerStaffAuth;
