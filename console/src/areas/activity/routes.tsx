import { Navigate, Route, Routes } from "react-router-dom";
import { EventPage } from "./EventPage";
import { EventsPage } from "./EventsPage";

export default function ActivityRoutes() {
  return (
    <Routes>
      <Route index element={<EventsPage />} />
      <Route path=":eventId" element={<EventPage />} />
      <Route path="*" element={<Navigate replace to="/console/activity" />} />
    </Routes>
  );
}
