/** The contact of the call that `npm start` prints. Its address is nobody's. */
export const DEMO_CONTACT = { id: "cont_demo_1", name: "Dana Demo", email: "dana@example.com" };
