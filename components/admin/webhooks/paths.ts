export const ENDPOINTS = "/admin/developers/webhooks";
export const DELIVERIES = `${ENDPOINTS}/deliveries`;
